import { expect, test } from "vitest";
import { noteSent, takeBack, takeLastSent, takeSent } from "./undo-stack.ts";

function takeLastBack(): Promise<boolean> {
  const last = takeLastSent();
  return last === undefined ? Promise.resolve(false) : takeBack(last);
}

test("what is taken back before the answer is the change just sent, and only after its answer", async () => {
  const undone: string[] = [];
  noteSent().settle(() => undone.push("created"));
  const move = noteSent();
  const back = takeLastBack();
  await Promise.resolve();
  expect(undone).toEqual([]);
  move.settle(() => undone.push("moved"));
  expect(await back).toBe(true);
  expect(undone).toEqual(["moved"]);
  await takeLastBack();
  expect(undone).toEqual(["moved", "created"]);
});

test("a change that is refused after the keys were pressed takes no earlier one with it", async () => {
  const undone: string[] = [];
  noteSent().settle(() => undone.push("created"));
  const move = noteSent();
  const back = takeLastBack();
  move.settle(null);
  expect(await back).toBe(false);
  expect(undone).toEqual([]);
  expect(await takeLastBack()).toBe(true);
});

test("two are taken back one after the other, the newest first, however slow the first is", async () => {
  const undone: string[] = [];
  const slow = Promise.withResolvers<void>();
  noteSent().settle(() => undone.push("first"));
  noteSent().settle(async () => {
    await slow.promise;
    undone.push("second");
  });
  const both = [takeLastBack(), takeLastBack()];
  slow.resolve();
  await Promise.all(both);
  expect(undone).toEqual(["second", "first"]);
});

test("a way back that fails does not hold up the next, and nothing is taken twice", async () => {
  const change = noteSent();
  change.settle(() => Promise.reject(new Error("too late")));
  expect([takeSent(change), takeSent(change)]).toEqual([true, false]);
  const failed = takeBack(change);
  noteSent().settle(() => undefined);
  const next = takeLastBack();
  await expect(failed).rejects.toThrow("too late");
  expect(await next).toBe(true);
});
