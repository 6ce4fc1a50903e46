import { InputError } from "../input.ts";
import { Refused } from "./problem.ts";

/** What a look-up by id gives. @throws Refused with status 404 where it finds nothing, or several. */
export async function found<T>(looking: Promise<T>): Promise<T> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof InputError) throw new Refused(404, "not-found", error);
    throw error;
  }
}
