import { createTransport } from "nodemailer";

export interface Letter {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same on every attempt, so that a mailbox that got the letter before the answer was lost keeps one of it. */
  readonly messageId: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sent, or why not; `isFinal`: the other side will not take it however often it is tried. */
export type Posted =
  | { readonly sent: true }
  | { readonly sent: false; readonly why: string; readonly isFinal: boolean };

export interface Mailer {
  send(letter: Letter): Promise<Posted>;
  close(): void;
}

const patienceMs = 15_000;

/** Letters over SMTP. `url`: "smtp://user:password@host:587" or "smtps://…"; TLS is used wherever the server offers it. */
export function openMailer({ url, from }: { readonly url: string; readonly from: string }): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  });
  // A pool tells of lost connections here; the letter that suffered says so itself.
  transport.on("error", () => undefined);
  return {
    send: async ({ to, ...letter }) => {
      try {
        await transport.sendMail({ ...letter, headers: { ...letter.headers }, from, to: { ...to } });
        return { sent: true };
      } catch (error) {
        const { responseCode, message } = error as Error & { responseCode?: number };
        return { sent: false, why: message.slice(0, 300), isFinal: responseCode !== undefined && responseCode >= 500 };
      }
    },
    close: () => transport.close(),
  };
}
