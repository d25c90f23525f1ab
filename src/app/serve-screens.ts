import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { refuse } from "../kernel/refusal.ts";
import { sendProblem } from "../platform/http/problem.ts";
import { httpRefusals } from "../platform/http/refusals.ts";
import type { Translator } from "../platform/translate.ts";
import { secure } from "./security-headers.ts";

const built = resolve(import.meta.dirname, "..", "..", "dist", "web");

/**
 * Serves the built screens: files with a hash in their names for ever, everything else asked anew. An address that is no file
 * is a screen's, except under /api.
 */
export async function serveScreens(
  server: FastifyInstance,
  { translator, publicUrl, folder = built }: { translator: Translator; publicUrl: string | undefined; folder?: string },
): Promise<void> {
  if (existsSync(folder)) {
    await server.register(fastifyStatic, {
      root: folder,
      index: false,
      dotfiles: "ignore",
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        const isHashed = path.startsWith(join(folder, "assets"));
        reply.header("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
        secure(reply, "screen", publicUrl);
      },
    });
  }
  const page = join(folder, "index.html");
  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    const isScreen = request.method === "GET" && !/^\/(api|health|assets)(\/|$|\?)/.test(request.url);
    if (!isScreen || !existsSync(page)) {
      secure(reply, "answer", publicUrl);
      return sendProblem(reply, refuse(httpRefusals, "no_such_address"), translator, request.locale);
    }
    secure(reply, "screen", publicUrl);
    return reply.header("cache-control", "no-cache").type("text/html; charset=utf-8").send(readFileSync(page));
  };
  server.get("/", answer);
  server.setNotFoundHandler(answer);
}
