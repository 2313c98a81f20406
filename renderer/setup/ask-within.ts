/** What became of something asked; `late`: no answer came in time. */
export type Asked<T> =
  | { ok: true; value: T }
  | { ok: false; why: 'late' }
  | { ok: false; why: 'failed'; cause: string };

/** Waits for an answer, but not for ever, and never throws. @param ms how long */
export async function askWithin<T>(ask: () => Promise<T>, ms: number): Promise<Asked<T>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Asked<T>>((done) => {
    timer = setTimeout(() => done({ ok: false, why: 'late' }), ms);
  });
  try {
    return await Promise.race([ask().then((value): Asked<T> => ({ ok: true, value })), late]);
  } catch (fault) {
    return { ok: false, why: 'failed', cause: fault instanceof Error ? fault.message : String(fault) };
  } finally {
    clearTimeout(timer);
  }
}
