/** Maximise `worth · x` where each row holds, with x from 0 upwards. Entries of a row are pairs of column and factor; limits are 0 or more. */
export type Linear = {
  columns: number;
  worth: ArrayLike<number>;
  rows: readonly { at: readonly number[]; factor: readonly number[]; limit: number }[];
};
export type Solved = { x: Float64Array; prices: Float64Array };
/** What reckoning may still cost, in numbers touched: the same on every machine. Used up as it goes. */
export type Effort = { left: number };

const tiny = 1e-9;
/** 160 MB. */
const largestTable = 20_000_000;

/**
 * The optimum of a linear programme by the primal simplex method on a condensed table. Limits are raised by amounts too small to matter, all
 * different, so that no two rows are equally tight and it cannot go round in circles; x is read by the true limits. Null when the
 * effort ended or the table would be too large. The result is not taken on trust: bounds are made anew from the prices.
 */
export function maximise(linear: Linear, effort: Effort): Solved | null {
  const { columns, rows } = linear;
  const height = rows.length;
  effort.left -= height * columns;
  if (height * columns > largestTable) return null;
  const table = new Float64Array(height * columns);
  const limits = new Float64Array(height);
  const exact = new Float64Array(height);
  for (let row = 0; row < height; row += 1) {
    const { at, factor, limit } = rows[row]!;
    for (let entry = 0; entry < at.length; entry += 1) table[row * columns + at[entry]!] = factor[entry]!;
    exact[row] = limit;
    // Spread like a random number, and the same at each run.
    limits[row] = limit + 1e-5 * (1 + ((row * 0.6180339887498949) % 1));
  }
  const gain = Float64Array.from(linear.worth);
  // Columns are 0 and up, what a row has left is `columns + row`.
  const outside = Int32Array.from({ length: columns }, (_, column) => column);
  const inside = Int32Array.from({ length: height }, (_, row) => columns + row);
  const filled = new Int32Array(columns);
  for (;;) {
    let enter = -1;
    let most = 1e-6;
    for (let column = 0; column < columns; column += 1)
      if (gain[column]! > most) {
        most = gain[column]!;
        enter = column;
      }
    if (enter < 0) break;
    if (effort.left <= 0) return null;
    effort.left -= columns + height;
    let leave = -1;
    let least = Infinity;
    for (let row = 0; row < height; row += 1) {
      const factor = table[row * columns + enter]!;
      if (factor <= tiny) continue;
      const ratio = limits[row]! / factor;
      if (ratio < least) {
        least = ratio;
        leave = row;
      }
    }
    if (leave < 0) return null;
    const start = leave * columns;
    const pivot = table[start + enter]!;
    let count = 0;
    for (let column = 0; column < columns; column += 1) {
      if (column === enter) continue;
      const value = table[start + column]!;
      if (value === 0) continue;
      if (Math.abs(value) < tiny) table[start + column] = 0;
      else {
        table[start + column] = value / pivot;
        filled[count++] = column;
      }
    }
    table[start + enter] = 1 / pivot;
    limits[leave]! /= pivot;
    exact[leave]! /= pivot;
    for (let row = 0; row < height; row += 1) {
      if (row === leave) continue;
      const base = row * columns;
      const factor = table[base + enter]!;
      if (factor === 0) continue;
      effort.left -= count;
      for (let entry = 0; entry < count; entry += 1) {
        const column = filled[entry]!;
        table[base + column]! -= factor * table[start + column]!;
      }
      table[base + enter] = -factor / pivot;
      limits[row]! -= factor * limits[leave]!;
      exact[row]! -= factor * exact[leave]!;
    }
    const factor = gain[enter]!;
    for (let entry = 0; entry < count; entry += 1) {
      const column = filled[entry]!;
      gain[column]! -= factor * table[start + column]!;
    }
    gain[enter] = -factor / pivot;
    const left = inside[leave]!;
    inside[leave] = outside[enter]!;
    outside[enter] = left;
  }
  const x = new Float64Array(columns);
  const prices = new Float64Array(height);
  for (let row = 0; row < height; row += 1) if (inside[row]! < columns) x[inside[row]!] = exact[row]!;
  for (let column = 0; column < columns; column += 1)
    if (outside[column]! >= columns) prices[outside[column]! - columns] = Math.max(0, -gain[column]!);
  return { x, prices };
}
