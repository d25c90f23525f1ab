import type { DocumentBlock, MarkedText } from "../../kernel/document-blocks.ts";
import classes from "./regulation.module.css";
import { withKeys } from "./with-keys.ts";

/** The parts of a document as the screen shows them: headings below the part's own, lists, tables. */
export function DocumentBody({ blocks }: { readonly blocks: readonly DocumentBlock[] }) {
  return withKeys(blocks, (block) => JSON.stringify(block).slice(0, 200)).map(({ key, item }) => (
    <Block key={key} block={item} />
  ));
}

function Block({ block }: { readonly block: DocumentBlock }) {
  switch (block.kind) {
    case "heading":
      return block.level === 3 ? <h4 className={classes.minor}>{block.text}</h4> : <h3>{block.text}</h3>;
    case "paragraph":
      return <p>{block.text}</p>;
    case "list": {
      const items = withKeys(block.items, (item) => item).map(({ key, item }) => <li key={key}>{item}</li>);
      return block.isNumbered ? <ol className={classes.list}>{items}</ol> : <ul className={classes.list}>{items}</ul>;
    }
    case "table":
      return <Table block={block} />;
    case "marked":
      return <Marked parts={block.parts} />;
  }
}

function Table({ block: { columns, rows } }: { readonly block: Extract<DocumentBlock, { readonly kind: "table" }> }) {
  const side = (index: number) => (columns[index]?.isNumber ? classes.number : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard.
    <section className={classes.wide} tabIndex={0} aria-label={columns.map(({ title }) => title).join(", ")}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map(({ title }, index) => (
              <th key={title} scope="col" className={side(index)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {withKeys(rows, (row) => row.join(" ")).map(({ key, item: row }) => (
            <tr key={key}>
              {row.map((cell, index) => (
                <td key={columns[index]?.title ?? cell} className={side(index)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Words that came are underlined, those that went are struck out: not by colour alone. */
export function Marked({ parts }: { readonly parts: readonly MarkedText[] }) {
  return (
    <span>
      {withKeys(parts, ({ text, change }) => `${change} ${text}`).map(({ key, item: { text, change } }) => {
        if (change === "added") return <ins key={key}>{text}</ins>;
        return change === "removed" ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
      })}
    </span>
  );
}
