// Readers of exports that come without types: only what the tests use of them.
declare module "@citation-js/core" {
  export class Cite {
    constructor(data: unknown);
    format(form: string, options: object): string;
  }
}
declare module "jsonld" {
  const jsonld: { toRDF(document: object): Promise<object> };
  export default jsonld;
}
declare module "markdown-it-footnote" {
  const plugin: (markdown: object) => void;
  export default plugin;
}
