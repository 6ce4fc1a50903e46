import { OpenAPIHono } from "@hono/zod-openapi";
import { Refused } from "./problem.ts";

/** Routes whose parameters are checked; one that does not fit is told as a problem that names it. */
export function router(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return;
      const [first] = result.error.issues;
      const name = first?.path.join(".") ?? "";
      throw new Refused(400, "bad-request", { message: name === "" ? (first?.message ?? "") : `${name}: ${first?.message ?? ""}` });
    },
  });
}
