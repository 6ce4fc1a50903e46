/** A user's mistake or a state the user can mend, told in one message without a trace. `hint` says what to do about it. */
export class InputError extends Error {
  override readonly name = "InputError";
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
