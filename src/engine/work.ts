/** A unit of work that was handed out. Until `done` it is handed out again when its taker falls silent. */
export interface Task {
  readonly id: string;
  /** It is over, whether it was done or given up. */
  done(): Promise<void>;
  /** It is to be handed out again, to whoever asks, after some milliseconds. */
  later(milliseconds: number): void;
  /** Its taker is still at it. */
  busy(): void;
}

/**
 * Hands out units of work by name, each at least once. It is trusted to go on, never to remember: whoever publishes keeps the list of what there is to do,
 * and publishes again what is not done. Calls fail while nobody can be reached; they may then be made again.
 */
export interface Work {
  /** Hand out a unit. The same `key` published again soon is one publication. */
  publish(id: string, key: string): Promise<void>;
  /** Up to `most` units; waits for the first of them so many milliseconds. */
  take(most: number, patience: number): Promise<readonly Task[]>;
  /** Units published and not over. */
  depth(): Promise<number>;
  close(): Promise<void>;
}
