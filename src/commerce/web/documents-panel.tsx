import { Button } from "@mantine/core";
import { IconDownload, IconFileText } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { urlOf } from "../../ui/api/client.ts";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Tag } from "../../ui/marks/tag.tsx";
import { useMay } from "../../ui/session.tsx";
import { type Document, getFileContent } from "../contract.ts";
import classes from "./commerce.module.css";
import { DocumentForm } from "./document-form.tsx";
import { DocumentMenu } from "./document-menu.tsx";
import { useDocuments } from "./use-commerce.ts";

interface DocumentsPanelProps {
  readonly dealId: string;
  readonly onChanged: () => void;
}

/** Papers of a deal, newest first, with file and marks: sent, received, signed. */
export function DocumentsPanel({ dealId, onChanged }: DocumentsPanelProps) {
  const { t } = useTranslation("commerce");
  const may = useMay("documents.edit");
  const [isAdding, setAdding] = useState(false);
  const documents = useDocuments(dealId);
  return (
    <section>
      <div className={classes.head}>
        <h3>{t("web.documents")}</h3>
        {may && !isAdding && (
          <Button size="sm" variant="ghost" className="end acc flush-end" onClick={() => setAdding(true)}>
            {t("web.addDocument")}
          </Button>
        )}
      </div>
      {isAdding && <DocumentForm {...{ dealId, onChanged }} onClose={() => setAdding(false)} />}
      {documents.isPending && <LinesSkeleton lines={2} />}
      <ul>
        {documents.data?.items.map((document) => (
          <DocumentLine key={document.id} document={document} onChanged={onChanged} />
        ))}
      </ul>
      {documents.data?.items.length === 0 && !isAdding && <p className="t2 sm">{t("web.noDocuments")}</p>}
    </section>
  );
}

function DocumentLine({ document, onChanged }: { document: Document; onChanged: () => void }) {
  const { t } = useTranslation("commerce");
  const format = useFormat();
  const may = useMay("documents.edit");
  const today = format.dayOf(Date.now());
  const mark = document.signedOn ? "signed" : document.receivedOn ? "received" : document.sentOn ? "sent" : null;
  const on = document.signedOn ?? document.receivedOn ?? document.sentOn;
  return (
    <li className={classes.line}>
      <IconFileText size={15} stroke={1.5} aria-hidden />
      <span className="grow el">
        {document.file === null ? (
          document.title
        ) : (
          <a
            className={classes.link}
            href={urlOf(getFileContent, { params: { id: document.file.id } })}
            download={document.file.name}
            title={t("web.download", { name: document.file.name })}
          >
            {document.title} <IconDownload size={12} stroke={1.5} style={{ display: "inline" }} aria-hidden />
          </a>
        )}
      </span>
      {mark !== null && on !== null && (
        <Tag tone={mark === "signed" ? "good" : "line"}>
          {t(`web.mark.${mark}`)} {format.day(on, today)}
        </Tag>
      )}
      {may && <DocumentMenu document={document} today={today} onChanged={onChanged} />}
    </li>
  );
}
