/** The sign-in of the demo workspace's owner. It is printed and no secret: nothing real is behind it. */
export const demoSignIn = { email: "demo@voronka.example", password: "voronka-demo" } as const;

/** Whether the address is one of the demo's, all of which share that password: nothing of worth is entrusted to them. */
export function isDemoSignIn(email: string): boolean {
  return email.toLowerCase().endsWith(demoSignIn.email.slice(demoSignIn.email.indexOf("@")));
}
