/**
 * Wilson's 95 % interval as a wall writes it, reckoned another way than the product does: its ends are the shares p
 * for which `hits` is exactly 1.96 standard deviations away, found by halving.
 */
export function wilsonPercent(hits: number, total: number): string {
  const end = (from: number, to: number) => {
    let [inside, outside] = [from, to];
    for (let i = 0; i < 60; i++) {
      const p = (inside + outside) / 2;
      const away = Math.abs(hits - total * p) / Math.sqrt(total * p * (1 - p));
      if (away < 1.96) inside = p;
      else outside = p;
    }
    return ((inside + outside) / 2) * 100;
  };
  return `${end(hits / total, 0).toFixed(1)}–${end(hits / total, 1).toFixed(1)}`;
}
