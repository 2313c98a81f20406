/** The promise, or the reason of the signal as soon as that is given. */
export async function orAborted(
  promise: Promise<undefined>,
  signal: AbortSignal | undefined,
): Promise<undefined> {
  if (signal === undefined) return promise;
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<undefined>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort);
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', abort));
}
