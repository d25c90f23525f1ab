import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { upload } from "../../ui/api/upload.ts";
import { endpointKey } from "../../ui/api/use-endpoint.ts";
import { previewImport } from "../contract.ts";
import type { ImportKind } from "../domain/fields.ts";
import type { ImportMap } from "../domain/import-map.ts";

export type Preview = AnswerOf<typeof previewImport>;

const lookedAt = 1_048_576;

/** The parts of a workbook stand in no order, so it goes up whole. */
export const isWorkbook = (fileName: string) => /\.xls[xm]$/i.test(fileName);

/** What the beginning of the file is read as, with the map as it stands. */
export function usePreview(kind: ImportKind, file: File, map: ImportMap | undefined, sheet: string | null) {
  const query = {
    kind,
    ...(sheet === null ? {} : { sheet }),
    ...(map === undefined ? {} : { map: JSON.stringify(map) }),
  };
  return useQuery({
    queryKey: [...endpointKey(previewImport), file.name, file.size, file.lastModified, query],
    queryFn: ({ signal }) =>
      upload(previewImport, { query }, isWorkbook(file.name) ? file : file.slice(0, lookedAt), { signal }),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
