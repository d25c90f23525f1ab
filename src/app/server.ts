import { tmpdir } from "node:os";
import type { FastifyInstance } from "fastify";
import { type Identity, limitRequests, may, openIdentity } from "../identity/index.ts";
import { type Channels, openChannels } from "../notifications/index.ts";
import {
  createRequestMeter,
  observeRequests,
  openMetrics,
  type Surroundings,
  serveMetrics,
} from "../operations/index.ts";
import type { Database } from "../platform/database/database.ts";
import type { Route } from "../platform/http/route.ts";
import { apiPrefix, createHttpServer } from "../platform/http/server.ts";
import { createLiveHub } from "../platform/live/live-hub.ts";
import type { Log } from "../platform/log.ts";
import { createTranslator, type Translator } from "../platform/translate.ts";
import { describeApi } from "./api-description.ts";
import { apiPage } from "./api-page.ts";
import { catalogues } from "./catalogues.ts";
import { allRoutes } from "./routes.ts";
import { secure } from "./security-headers.ts";
import { serveScreens } from "./serve-screens.ts";

export interface Application {
  readonly server: FastifyInstance;
  readonly identity: Identity;
  readonly translator: Translator;
  close(): Promise<void>;
}

export interface ApplicationOptions {
  /** Migrated. */
  readonly database: Database;
  readonly log: Log;
  readonly secret?: string | undefined;
  readonly publicUrl?: string | undefined;
  /** Hosts inside the network that may be asked all the same (`VORONKA_INSIDE_HOSTS`). */
  readonly insideHosts?: readonly string[];
  readonly trustedProxies?: readonly string[];
  /** Of one caller; no limit when nothing is said. */
  readonly requestsPerSecond?: number;
  /** The ways to people outside of the screen; without them only the screen is there. */
  readonly channels?: Channels | undefined;
  readonly surroundings?: Surroundings;
  /** Tests check every answer against its contract. */
  readonly checkAnswers?: boolean;
}

/** Puts the product together: identity, the routes of all slices, screens, health, the description of the API. */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  const { database, log, publicUrl } = options;
  const translator = createTranslator(catalogues);
  const identity = await openIdentity(options);
  const live = createLiveHub(database.url);
  const surroundings = options.surroundings ?? surroundingsUnknown;
  const outside = { insideHosts: options.insideHosts ?? [] };
  const channels = options.channels ?? openChannels(database, { address: () => publicUrl ?? "", outside });
  const routes = allRoutes({ database, identity, translator, live, log, outside, channels, surroundings });
  const server = createHttpServer({
    database,
    translator,
    routes,
    authenticate: identity.authentication.authenticate,
    authenticateAccount: identity.authentication.authenticateAccount,
    may,
    ...(options.requestsPerSecond === undefined
      ? {}
      : { limit: limitRequests({ lookups: identity.lookups, perSecond: options.requestsPerSecond }) }),
    trustedProxies: options.trustedProxies ?? [],
    logger: { error: (details, message) => log.error(details, message) },
    checkAnswers: options.checkAnswers ?? false,
  });
  server.addHook("onSend", async (request, reply) => {
    if (request.url.startsWith("/api/")) secure(reply, "answer", publicUrl);
  });
  // Streams have no end of their own: closing waits for open answers.
  server.addHook("preClose", () => live.close());
  const closeMetrics = addMetrics(server, options, surroundings, () => live.count());
  addHealth(server, database);
  addDescription(server, routes, translator, publicUrl);
  await serveScreens(server, { translator, publicUrl });
  const close = async () => {
    closeMetrics();
    await server.close();
    await identity.close();
  };
  return { server, identity, translator, close };
}

const surroundingsUnknown: Surroundings = {
  dataDirectory: tmpdir(),
  isEmbedded: false,
  hasPublicAddress: false,
  hasMail: false,
  metricsToken: undefined,
};

function addMetrics(
  server: FastifyInstance,
  { database, log }: ApplicationOptions,
  { dataDirectory, metricsToken }: Surroundings,
  listeners: () => number,
): () => void {
  const requests = createRequestMeter();
  observeRequests(server, requests, log);
  const metrics = openMetrics({ database, dataDirectory, requests, listeners });
  serveMetrics(server, metrics, metricsToken);
  return metrics.close;
}

/** `live`: the process answers. `ready`: and so does the database, so requests can be sent here. */
function addHealth(server: FastifyInstance, database: Database): void {
  server.get("/health/live", async () => ({ status: "live" }));
  server.get("/health/ready", async (_request, reply) => {
    const isReady = await database.owner.query("select from schema_migrations limit 1").then(
      () => true,
      () => false,
    );
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? "ready" : "waiting for the database" });
  });
}

function addDescription(
  server: FastifyInstance,
  routes: readonly Route[],
  translator: Translator,
  publicUrl: string | undefined,
): void {
  let document: string | undefined;
  server.get(`${apiPrefix}/openapi.json`, async (_request, reply) => {
    document ??= JSON.stringify(describeApi(routes));
    return reply.type("application/json; charset=utf-8").send(document);
  });
  server.get(`${apiPrefix}/docs`, async (request, reply) => {
    secure(reply, "document", publicUrl);
    return reply.type("text/html; charset=utf-8").send(apiPage(routes, translator, request.locale));
  });
}
