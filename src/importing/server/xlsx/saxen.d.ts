/** What of the parser is used here; it brings no types of its own. */
declare module "saxen" {
  type Decode = (text: string) => string;
  export class Parser {
    on(name: "openTag", hook: (name: string, attributes: () => Record<string, string>, decode: Decode) => void): this;
    on(name: "closeTag", hook: (name: string) => void): this;
    on(name: "text", hook: (text: string, decode: Decode) => void): this;
    on(name: "cdata", hook: (text: string) => void): this;
    on(name: "error", hook: (error: Error) => void): this;
    write(xml: string): this;
    end(): Error | null;
  }
}
