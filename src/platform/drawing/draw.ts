import type { Delivery, Order } from "./drawn.ts";

/**
 * The drawing process: it lays out papers with Typst and draws charts with ECharts, away from the server, which pays nothing for them while
 * nobody asks. It ends with its parent, or when the parent closes the channel.
 */
async function draw(order: Order): Promise<Uint8Array> {
  switch (order.kind) {
    case "pdf": {
      const { drawPaper } = await import("./draw-paper.ts");
      return drawPaper(order.paper);
    }
    case "document": {
      const { drawDocument } = await import("./draw-document.ts");
      return drawDocument(order.document);
    }
    case "docx": {
      const { drawDocx } = await import("./draw-docx.ts");
      return drawDocx(order.document);
    }
    case "png": {
      const { drawPicture } = await import("./draw-picture.ts");
      return drawPicture(order.picture);
    }
  }
}

process.on("message", async (order: Order) => {
  let delivery: Delivery;
  try {
    delivery = { id: order.id, bytes: await draw(order) };
  } catch (error) {
    delivery = { id: order.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  process.send?.(delivery);
});
process.on("disconnect", () => process.exit(0));
// Ctrl-C reaches the whole group; the parent says when it is over.
process.on("SIGINT", () => {});
