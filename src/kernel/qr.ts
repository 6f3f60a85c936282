import encodeQR from 'qr';

/**
 * A text as a QR code (ISO/IEC 18004): one SVG path of all dark squares, on a field of `size` units with the quiet border of
 * four around it. Bears a quarter of damage, as paper on a door gets it; `medium` bears a seventh and is less dense, for long texts
 * on paper that one keeps.
 */
export function qrPath(text: string, bears: 'quartile' | 'medium' = 'quartile'): { size: number; path: string } {
  const rows = encodeQR(text, 'raw', { ecc: bears, border: 4 });
  const runs = rows.flatMap((row, y) => {
    const found: string[] = [];
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      found.push(`M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`);
    }
    return found;
  });
  return { size: rows.length, path: runs.join('') };
}

/** The same as a picture by itself, black on white whatever surrounds it. */
export function qrSvg(text: string, bears: 'quartile' | 'medium' = 'quartile'): string {
  const { size, path } = qrPath(text, bears);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
}
