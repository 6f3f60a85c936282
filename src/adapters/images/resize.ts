import sharp from 'sharp';
import type { ImageResizer } from '#kernel/context.ts';

// Two people who hand in pictures at the same time must not stop everybody else.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Pictures in the widths that pages need, as WebP. What a camera writes beside the picture (place, time, name) is left out; its
 * turn is done.
 */
export const createImageResizer = (): ImageResizer => ({
  resize: async ({ bytes, widths, mostPixels }) => {
    try {
      const source = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1, autoOrient: true });
      const { autoOrient } = await source.metadata();
      const full = autoOrient.width;
      const wanted = [...new Set(widths.map((width) => Math.min(width, full)))];
      const made = [];
      for (const width of wanted) {
        const { data, info } = await source
          .clone()
          .resize({ width })
          .webp({ quality: 78, effort: 4 })
          .toBuffer({ resolveWithObject: true });
        made.push({ width: info.width, height: info.height, bytes: new Uint8Array(data) });
      }
      return { ok: true, made };
    } catch {
      // Whatever the library says of a broken file, the person can only save it anew.
      return { ok: false };
    }
  },
  forPaper: async (bytes) =>
    new Uint8Array(
      await sharp(bytes).flatten({ background: '#ffffff' }).jpeg({ quality: 82, chromaSubsampling: '4:4:4' }).toBuffer(),
    ),
});
