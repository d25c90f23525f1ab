/** The sign-in of the demo workspace's owner. It is printed and no secret: nothing real is behind it. */
export const demoSignIn = { email: "demo@voronka.example", password: "voronka-demo" } as const;
