import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call } from "../../ui/api/client.ts";
import { endpointKey, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast, useUndo } from "../../ui/feedback/toast.tsx";
import {
  changeProduct,
  changeShipment,
  createProduct,
  createShipment,
  deleteProduct,
  deleteShipment,
  listProducts,
  listShipments,
  type Product,
  restoreProduct,
  restoreShipment,
  type Shipment,
} from "../contract.ts";

const reads = [listProducts, listShipments];

/** Adds, changes and deletes products, each with the way back. */
export function useProductChanges(onDone: () => void) {
  const { t } = useTranslation("commerce");
  const { offer, follow } = useUndo();
  const toast = useToast();
  const refresh = useRefreshGoods();
  const create = useMutationEndpoint(createProduct, {
    refreshes: reads,
    onDone: ({ id, name }) => {
      onDone();
      const undo = () => call(deleteProduct, { params: { id }, query: {} }).then(refresh);
      offer({ message: t("web.goods.added", { name }), undo });
    },
  });
  const change = useMutationEndpoint(changeProduct, { refreshes: reads, onDone });
  const remove = async ({ id, name, version }: Product) => {
    const undo = () => call(restoreProduct, { params: { id }, body: {} }).then(refresh);
    const sending = call(deleteProduct, { params: { id }, query: { version } }).then(refresh);
    await follow(sending, () => ({ message: t("web.goods.deleted", { name }), undo })).then(onDone, told(toast));
  };
  const offerBack = ({ id, sku, name, line, unit, price, cost, vat }: Product, after: Product) => {
    const before = { sku, name, line, unit, price, vat, ...(cost === after.cost ? {} : { cost }) };
    const undo = () =>
      call(changeProduct, { params: { id }, body: { ...before, version: after.version } }).then(refresh);
    offer({ message: t("web.goods.changed", { name: after.name }), undo });
  };
  return { create, change, remove, offerBack };
}

/** Adds, changes and deletes shipments, each with the way back. */
export function useShipmentChanges(onDone: () => void) {
  const { t } = useTranslation("commerce");
  const { offer, follow } = useUndo();
  const toast = useToast();
  const refresh = useRefreshGoods();
  const create = useMutationEndpoint(createShipment, {
    refreshes: reads,
    onDone: ({ id }) => {
      onDone();
      const undo = () => call(deleteShipment, { params: { id }, query: {} }).then(refresh);
      offer({ message: t("web.goods.shipmentAdded"), undo });
    },
  });
  const change = useMutationEndpoint(changeShipment, { refreshes: reads, onDone });
  const remove = async ({ id, version }: Shipment) => {
    const undo = () => call(restoreShipment, { params: { id }, body: {} }).then(refresh);
    const sending = call(deleteShipment, { params: { id }, query: { version } }).then(refresh);
    await follow(sending, () => ({ message: t("web.goods.shipmentDeleted"), undo })).then(onDone, told(toast));
  };
  const offerBack = ({ id, externalId, product, quantity, amount, shippedAt }: Shipment, after: Shipment) => {
    const before = { externalId, productId: product?.id ?? null, quantity, amount, shippedAt };
    const undo = () =>
      call(changeShipment, { params: { id }, body: { ...before, version: after.version } }).then(refresh);
    offer({ message: t("web.goods.shipmentChanged"), undo });
  };
  return { create, change, remove, offerBack };
}

const told = (toast: (message: string) => unknown) => (error: unknown) =>
  void toast(error instanceof Error ? error.message : String(error));

function useRefreshGoods() {
  const client = useQueryClient();
  return () => Promise.all(reads.map((read) => client.invalidateQueries({ queryKey: endpointKey(read) })));
}
