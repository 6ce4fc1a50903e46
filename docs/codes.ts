import ts from "typescript";

/** A code that the program can put into a `Reason` or a `Problem`, and the modules that do so. `said` are a problem's messages as templates. */
export interface Code {
  readonly code: string;
  readonly from: readonly string[];
  readonly said: readonly string[];
}

/** All codes of both sorts, sorted; `loose` are places whose code could not be worked out, which is a mistake. */
export interface Codes {
  readonly reasons: readonly Code[];
  readonly problems: readonly Code[];
  readonly loose: readonly string[];
}

type Sort = "reasons" | "problems";

interface Found {
  readonly from: Set<string>;
  readonly said: Set<string>;
}

/** A parameter that ends up as a code: the values are at the calls. */
const AT_THE_CALLS = Symbol("at the calls");
type Values = readonly string[] | typeof AT_THE_CALLS | null;

function nameOf(property: ts.ObjectLiteralElementLike): string {
  return property.name && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name)) ? property.name.text : "";
}

/** A message with "…" for what is put into it. */
function template(node: ts.Expression | undefined): string[] {
  if (!node) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text + node.templateSpans.map((span) => `…${span.literal.text}`).join("")];
  return ts.isConditionalExpression(node) ? [...template(node.whenTrue), ...template(node.whenFalse)] : [];
}

class Collector {
  readonly #checker: ts.TypeChecker;
  readonly #files: readonly ts.SourceFile[];
  readonly #found: Record<Sort, Map<string, Found>> = { reasons: new Map(), problems: new Map() };
  readonly #makers = new Map<ts.Node, { sort: Sort; parameter: number; message: number }>();
  readonly loose: string[] = [];

  constructor(program: ts.Program) {
    this.#checker = program.getTypeChecker();
    this.#files = program.getSourceFiles().filter((file) => !file.isDeclarationFile && file.fileName.includes("/src/"));
  }

  collect(): Codes {
    for (const file of this.#files) this.#each(file, (node) => ts.isObjectLiteralExpression(node) && this.#object(node));
    for (const file of this.#files) this.#each(file, (node) => ts.isCallExpression(node) && this.#call(node));
    return { reasons: this.#sorted("reasons"), problems: this.#sorted("problems"), loose: this.loose };
  }

  #each(node: ts.Node, visit: (node: ts.Node) => unknown): void {
    visit(node);
    ts.forEachChild(node, (child) => this.#each(child, visit));
  }

  #sorted(sort: Sort): Code[] {
    const all = [...this.#found[sort]].map(([code, { from, said }]) => ({ code, from: [...from].toSorted(), said: [...said].toSorted() }));
    return all.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  }

  #object(node: ts.ObjectLiteralExpression): void {
    const named = new Map(node.properties.map((property) => [nameOf(property), property]));
    const code = named.get("code");
    // A clue is a reason whose values are worked out when it is shown.
    const isReason = named.has("weight") && (named.has("values") || named.has("shown"));
    const sort = isReason ? "reasons" : named.has("message") ? "problems" : null;
    if (!code || !sort) return;
    const value = ts.isPropertyAssignment(code) ? code.initializer : ts.isShorthandPropertyAssignment(code) ? code.name : null;
    // A schema says what shape a reason has; it makes none.
    if (!value || value.getText().startsWith("z.")) return;
    const message = named.get("message");
    const values = this.#values(value);
    if (values === AT_THE_CALLS) this.#maker(value, sort, message);
    else this.#add(node, { sort, values, said: this.#said(message) });
  }

  #said(message: ts.ObjectLiteralElementLike | undefined): string[] {
    if (message && ts.isPropertyAssignment(message)) return template(message.initializer);
    const symbol =
      message && ts.isShorthandPropertyAssignment(message) ? this.#checker.getShorthandAssignmentValueSymbol(message) : undefined;
    const declaration = symbol?.declarations?.[0];
    return declaration && ts.isVariableDeclaration(declaration) ? template(declaration.initializer) : [];
  }

  #add(node: ts.Node, { sort, values, said }: { sort: Sort; values: Values; said: readonly string[] }): void {
    const file = node.getSourceFile();
    const path = file.fileName.slice(file.fileName.lastIndexOf("/src/") + 1);
    if (values === null || values === AT_THE_CALLS) {
      this.loose.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
      return;
    }
    for (const code of values) {
      const known = this.#found[sort].get(code) ?? { from: new Set(), said: new Set() };
      known.from.add(path);
      for (const one of said) known.said.add(one);
      this.#found[sort].set(code, known);
    }
  }

  #declaration(value: ts.Expression): ts.Declaration | undefined {
    const parent = value.parent;
    const symbol = ts.isShorthandPropertyAssignment(parent)
      ? this.#checker.getShorthandAssignmentValueSymbol(parent)
      : this.#checker.getSymbolAtLocation(value);
    return symbol?.declarations?.[0];
  }

  #maker(value: ts.Expression, sort: Sort, message: ts.ObjectLiteralElementLike | undefined): void {
    const declaration = this.#declaration(value);
    if (!declaration || !ts.isParameter(declaration)) return;
    const { parameters } = declaration.parent;
    const said =
      message && ts.isShorthandPropertyAssignment(message) ? parameters.findIndex((one) => one.name.getText() === message.name.text) : -1;
    this.#makers.set(declaration.parent, { sort, parameter: parameters.indexOf(declaration), message: said });
  }

  #call(node: ts.CallExpression): void {
    const declaration = this.#checker.getResolvedSignature(node)?.declaration;
    const maker = declaration && this.#makers.get(declaration);
    const value = maker && node.arguments[maker.parameter];
    if (!maker || !value) return;
    const values = this.#values(value);
    // A maker called with a parameter of its caller, whose type says what it can be.
    const known = values === AT_THE_CALLS ? this.#ofType(value) : values;
    this.#add(node, { sort: maker.sort, values: known, said: template(node.arguments[maker.message]) });
  }

  #values(value: ts.Expression): Values {
    if (ts.isStringLiteralLike(value)) return [value.text];
    if (ts.isConditionalExpression(value)) return this.#both(value);
    if (ts.isTemplateExpression(value)) return this.#product(value);
    if (ts.isElementAccessExpression(value)) return this.#held(value.expression);
    const typed = this.#ofType(value);
    if (typed) return typed;
    const declaration = this.#declaration(value);
    // Taken out of another object, where it was already collected, or given by the caller.
    return declaration && (ts.isParameter(declaration) || ts.isBindingElement(declaration)) ? AT_THE_CALLS : null;
  }

  #both({ whenTrue, whenFalse }: ts.ConditionalExpression): Values {
    const sides = [this.#values(whenTrue), this.#values(whenFalse)];
    const known = sides.filter((side): side is readonly string[] => side !== null && side !== AT_THE_CALLS);
    return known.length === sides.length ? known.flat() : null;
  }

  #product(value: ts.TemplateExpression): Values {
    let all = [value.head.text];
    for (const span of value.templateSpans) {
      const parts = this.#ofType(span.expression);
      if (!parts) return null;
      all = all.flatMap((start) => parts.map((part) => start + part + span.literal.text));
    }
    return all;
  }

  /** The values of a constant table of codes. */
  #held(table: ts.Expression): Values {
    const declaration = this.#checker.getSymbolAtLocation(table)?.declarations?.[0];
    const object = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
    if (!object || !ts.isObjectLiteralExpression(object)) return null;
    return object.properties.flatMap((one) =>
      ts.isPropertyAssignment(one) && ts.isStringLiteral(one.initializer) ? [one.initializer.text] : [],
    );
  }

  #ofType(value: ts.Expression): readonly string[] | null {
    const type = this.#checker.getTypeAtLocation(value);
    const parts = type.isUnion() ? type.types : [type];
    return parts.every((one) => one.isStringLiteral()) ? parts.map((one) => one.value) : null;
  }
}

/** Find every code that the modules of a program put into a reason or a problem, also through functions that make them. */
export function codesOf(program: ts.Program): Codes {
  return new Collector(program).collect();
}
