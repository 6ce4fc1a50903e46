/** Do `work`, with a signal that comes when the process is asked to stop; a second asking ends it at once. */
export async function stopping<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const control = new AbortController();
  const stop = (): void => control.abort();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, stop);
  try {
    return await work(control.signal);
  } finally {
    for (const name of ["SIGINT", "SIGTERM"] as const) process.off(name, stop);
  }
}
