import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import { SMTPServer } from "smtp-server";

/** What lies outside in the tests: a real mail server, a Bot API server and a push service, all over the network. */

export const token = "123456:test-token";

/** Letters as the mail server got them; `refuses` makes it answer with that code. */
export const mail = { letters: [] as string[], refuses: 0 };
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData: (stream, _session, done) => {
    let text = "";
    stream.on("data", (part: Buffer) => {
      text += part.toString("utf8");
    });
    stream.on("end", () => {
      if (mail.refuses > 0) return done(Object.assign(new Error("not now"), { responseCode: mail.refuses }));
      mail.letters.push(text);
      done();
    });
  },
});

/** The Bot API as documented: getMe, getUpdates with offset, sendMessage. */
interface Sent {
  readonly chat_id: number;
  readonly text: string;
}
export const telegram = {
  sent: [] as Sent[],
  updates: [] as { update_id: number; message: object }[],
  answer: null as null | object,
};
/** What a push service got. */
export const push = { got: [] as { headers: IncomingMessage["headers"]; body: Buffer }[], status: 201 };

const bodyOf = async (request: IncomingMessage) => Buffer.concat(await (request as Readable).toArray());
const outside = createServer(async (request, response) => {
  const body = await bodyOf(request);
  if (request.url === "/push/1") {
    push.got.push({ headers: request.headers, body });
    return response.writeHead(push.status).end();
  }
  const method = request.url?.replace(`/bot${token}/`, "");
  const asked = JSON.parse(body.toString() || "{}");
  const answers: Record<string, () => object> = {
    getMe: () => ({ ok: true, result: { id: 1, is_bot: true, username: "voronka_bot" } }),
    getUpdates: () => {
      const since = telegram.updates.filter(({ update_id }) => update_id >= (asked.offset ?? 0));
      return { ok: true, result: since };
    },
    sendMessage: () => {
      if (telegram.answer !== null) return telegram.answer;
      telegram.sent.push(asked);
      return { ok: true, result: { message_id: 1 } };
    },
  };
  const answer = (answers[method ?? ""]?.() ?? { ok: false, error_code: 404, description: "Not Found" }) as {
    ok: boolean;
    error_code?: number;
  };
  // A long poll with nothing to tell waits a little.
  if (method === "getUpdates") await new Promise((resume) => setTimeout(resume, 20));
  response
    .writeHead(answer.ok ? 200 : (answer.error_code ?? 500), { "content-type": "application/json" })
    .end(JSON.stringify(answer));
});

const listening = (server: ReturnType<typeof createServer>) =>
  new Promise<number>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
  );

/** Nothing written yet, nobody refusing. */
export function forgetAll(): void {
  Object.assign(mail, { letters: [], refuses: 0 });
  Object.assign(telegram, { sent: [], updates: [], answer: null });
  Object.assign(push, { got: [], status: 201 });
}

/** Answers where they listen. */
export async function openOutside(): Promise<{ smtpUrl: string; base: string }> {
  const smtpPort = await new Promise<number>((resolve) => {
    const server = smtp.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
  return { smtpUrl: `smtp://127.0.0.1:${smtpPort}`, base: `http://127.0.0.1:${await listening(outside)}` };
}

export async function closeOutside(): Promise<void> {
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  outside.closeAllConnections();
  outside.close();
}
