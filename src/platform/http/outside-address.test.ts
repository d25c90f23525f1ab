import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { askOutside } from "./ask-outside.ts";
import { findOutside, isInside, type ResolvedAddress } from "./outside-address.ts";

const nobody = { insideHosts: [] };

test.each([
  ["this machine", ["127.0.0.1", "127.8.9.1", "::1", "0.0.0.0", "::"]],
  ["private networks", ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1"]],
  ["unique local and site-local networks", ["fc00::1", "fd12:3456::1", "fec0::1"]],
  ["neighbours on the link", ["169.254.10.1", "fe80::1", "fe80::1%eth0"]],
  ["what clouds tell about their machines", ["169.254.169.254", "fd00:ec2::254", "100.100.100.200", "168.63.129.16"]],
  [
    "IPv4 in the clothes of IPv6",
    ["::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"],
  ],
  ["groups, examples and what is reserved", ["224.0.0.1", "255.255.255.255", "ff02::1", "2001:db8::1", "203.0.113.7"]],
  ["what is no address", ["", "localhost", "1.2.3"]],
])("%s lie inside", (_what, addresses) => {
  expect(addresses.filter((address) => !isInside(address))).toEqual([]);
});

test("addresses of the open network lie outside, also right beside the closed ones", () => {
  const outside = ["8.8.8.8", "11.0.0.1", "172.15.0.1", "172.32.0.1", "192.167.0.1", "100.128.0.1", "2a02:6b8::2:242"];
  expect(outside.filter(isInside)).toEqual([]);
});

test.each([
  "http://127.0.0.1/",
  "http://2130706433/",
  "http://0x7f.1/",
  "http://017700000001/",
  "http://[::1]/",
  "http://[::ffff:169.254.169.254]/latest/meta-data",
  "https://localhost/",
  "https://LOCALHOST./",
])("%s leads inside however it is written", async (address) => {
  expect(await findOutside(address, nobody)).toMatchObject({ refused: "address_inside" });
});

test.each(["ftp://example.org/", "file:///etc/passwd", "https://me:secret@example.org/", "example.org", "http://", ""])(
  "%s is no address to ask",
  async (address) => {
    expect(await findOutside(address, nobody)).toMatchObject({ refused: "address_malformed" });
  },
);

const answers =
  (...addresses: string[]) =>
  async (): Promise<readonly ResolvedAddress[]> =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

test("a name is refused when one of its addresses lies inside, and let through when all lie outside", async () => {
  const mixed = { insideHosts: [], resolve: answers("93.184.215.14", "10.0.0.5") };
  expect(await findOutside("https://mixed.example/", mixed)).toMatchObject({ refused: "address_inside" });
  const open = { insideHosts: [], resolve: answers("93.184.215.14", "2a02:6b8::2:242") };
  expect(await findOutside("https://open.example/hook", open)).toMatchObject({
    addresses: [{ family: 4 }, { family: 6 }],
  });
  const gone = { insideHosts: [], resolve: () => Promise.reject(new Error("ENOTFOUND")) };
  expect(await findOutside("https://gone.example/", gone)).toMatchObject({ refused: "address_unknown" });
});

async function listen(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  return (server.address() as AddressInfo).port;
}

test("a host inside is asked when the installation names it, at the address that was judged", async () => {
  const port = await listen((request, answer) => {
    answer.setHeader("x-host", request.headers.host ?? "");
    request.pipe(answer);
  });
  let asked = 0;
  const rules = {
    insideHosts: ["idp.company.example"],
    // A second question would lead elsewhere: the name must be asked for once.
    resolve: async () => answers(++asked === 1 ? "127.0.0.1" : "127.0.0.2")(),
  };
  const url = `http://idp.company.example:${port}/token`;
  const answer = await askOutside(url, { method: "POST", body: "имя=значение" }, rules);
  expect(answer).toMatchObject({ status: 200, headers: { "x-host": `idp.company.example:${port}` } });
  expect((answer as { body: Buffer }).body.toString()).toBe("имя=значение");
  expect(asked).toBe(1);
});

test("a redirect is told and not followed", async () => {
  const port = await listen((_request, answer) => answer.writeHead(302, { location: "http://169.254.169.254/" }).end());
  const rules = { insideHosts: ["127.0.0.1"] };
  expect(await askOutside(`http://127.0.0.1:${port}/`, { method: "GET" }, rules)).toMatchObject({ status: 302 });
});

test("an answer that never ends, is too large or never comes is refused by name", async () => {
  const rules = { insideHosts: ["127.0.0.1"] };
  const slow = await listen((_request, answer) => void answer.write("a"));
  const large = await listen((_request, answer) => answer.end("a".repeat(2000)));
  const ask = (port: number, more: object) =>
    askOutside(`http://127.0.0.1:${port}/`, { method: "GET", ...more }, rules);
  expect(await ask(slow, { timeoutMs: 100 })).toMatchObject({
    refused: "address_unreachable",
    params: { reason: "timeout" },
  });
  expect(await ask(large, { maxBytes: 1000 })).toMatchObject({ refused: "answer_too_large" });
  expect(await ask(1, {})).toMatchObject({ refused: "address_unreachable", params: { reason: "ECONNREFUSED" } });
});
