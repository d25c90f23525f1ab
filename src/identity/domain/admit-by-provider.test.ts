import { expect, test } from "vitest";
import { admitByProvider } from "./admit-by-provider.ts";

const vera = { email: "vera@romashka.example", emailVerified: true };
const closed = { domains: ["romashka.example"], newPeopleRole: null };
const open = { domains: ["romashka.example"], newPeopleRole: "salesperson" } as const;
const member = { isActive: true };

test("a member whose address the provider verified is let in", () => {
  expect(admitByProvider(vera, closed, member)).toEqual({ as: "member" });
});

test("an unknown person becomes a user only when the owner says with which role", () => {
  expect(admitByProvider(vera, closed, null)).toMatchObject({ refused: "provider_person_unknown" });
  expect(admitByProvider(vera, open, null)).toEqual({ as: "newcomer", role: "salesperson" });
});

test("who lost access here does not come back through the provider", () => {
  expect(admitByProvider(vera, open, { isActive: false })).toMatchObject({ refused: "user_inactive" });
});

test("another domain is not let in, nor one that only begins or ends alike", () => {
  for (const domain of ["other.example", "romashka.example.evil.example", "evil-romashka.example"]) {
    const stranger = { email: `vera@${domain}`, emailVerified: true };
    expect(admitByProvider(stranger, open, member)).toMatchObject({ refused: "provider_domain_closed" });
  }
  expect(admitByProvider({ email: "Vera@ROMASHKA.example", emailVerified: true }, open, member)).toEqual({
    as: "member",
  });
});

test("an address that nobody verified opens nothing; of which nothing is said, only in a domain that the owner named", () => {
  const unverified = { ...vera, emailVerified: false };
  const silent = { ...vera, emailVerified: null };
  const anyDomain = { domains: [], newPeopleRole: null };
  expect(admitByProvider(unverified, open, member)).toMatchObject({ refused: "provider_email_missing" });
  expect(admitByProvider(silent, open, member)).toEqual({ as: "member" });
  expect(admitByProvider(silent, anyDomain, member)).toMatchObject({ refused: "provider_email_missing" });
  expect(admitByProvider({ email: null, emailVerified: true }, open, member)).toMatchObject({
    refused: "provider_email_missing",
  });
});
