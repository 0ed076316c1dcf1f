/** A part of the stack that can be stopped and started again while the rest runs. */
export interface Managed<T> {
  /** The running part; throws while it is stopped. */
  readonly current: T;
  readonly isRunning: boolean;
  start(): Promise<T>;
  stop(): Promise<void>;
}

/** Makes a part stoppable: both calls are harmless when there is nothing to do. */
export function managed<T extends { stop(): Promise<void> }>(name: string, start: () => Promise<T>): Managed<T> {
  let part: T | undefined;
  return {
    get current() {
      if (!part) throw new Error(`The ${name} is stopped.`);
      return part;
    },
    get isRunning() {
      return part !== undefined;
    },
    async start() {
      part ??= await start();
      return part;
    },
    async stop() {
      const stopping = part;
      part = undefined;
      await stopping?.stop();
    },
  };
}
