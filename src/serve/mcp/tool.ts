import type { z } from "zod";
import type { Store } from "../../store/store.ts";

/** A question an assistant can ask: what it takes, and how it is answered. Answers hold evidence, never prose of ours. */
export interface Tool<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Shape;
  answer(this: void, store: Store, asked: z.infer<z.ZodObject<Shape>>): Promise<object>;
}

/** A tool whose answer sees its input's types. */
export function tool<Shape extends z.ZodRawShape>(made: Tool<Shape>): Tool<Shape> {
  return made;
}
