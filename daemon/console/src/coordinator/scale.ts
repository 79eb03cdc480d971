// The arithmetic of charts: where the steps of an axis stand, and where the pieces of a bar do.

// Steps of 1, 2 or 5 times a power of ten from 0 up to the first that is not under the largest value.
export function ticks(largest: number, wanted = 4): number[] {
  if (!(largest > 0)) return [0, 1];
  const rough = largest / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max([1, 2, 5, 10].find((times) => times * power >= rough * (1 - 1e-9))! * power, Number.MIN_VALUE);
  const count = Math.ceil(largest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

export type Piece = { from: number; length: number };

// Where each value of a stacked bar begins and how long it is, of 100 at the end of the axis. What is not known
// (undefined) takes no room.
export function pieces(values: readonly (number | undefined)[], end: number): Piece[] {
  let at = 0;
  return values.map((value) => {
    const length = end > 0 ? (Math.max(0, value ?? 0) / end) * 100 : 0;
    const piece = { from: at, length };
    at += length;
    return piece;
  });
}
