import type { CountyCtx } from '#kernel/context.ts';
import { imageHead } from '#kernel/content/image-head.ts';
import { invalidField } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { documentBytes, longestSide, mostPixels, pictureBytes, pictureWidths, type MediumKind } from '../contract-media.ts';
import type { NewFile } from './media-store.ts';

type Upload = { sha256: string; size: number; name: string; mime: string } | { error: 'too-large' | 'missing' } | null;

const refuse = (message: string, code: string) => invalidField('datei', message, code);
const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

/**
 * What a handed-in file becomes. It is judged by what is in it: its name and what the browser says of it prove nothing. The
 * size of a picture is read from its head before anything unpacks it; only pictures made anew are kept.
 */
export async function takeMedium(input: {
  ctx: CountyCtx;
  upload: Upload;
}): Promise<Result<{ kind: MediumKind; files: NewFile[] }>> {
  const { ctx, upload } = input;
  if (upload === null || ('error' in upload && upload.error === 'missing') || ('size' in upload && upload.size === 0))
    return refuse('Bitte wählen Sie erst eine Datei aus.', 'missing');
  if ('error' in upload || upload.size > pictureBytes)
    return refuse(`Die Datei ist größer als ${megabytes(pictureBytes)} MB. Bitte verkleinern Sie das Bild.`, 'too-large');
  const bytes = await ctx.files.read(upload.sha256);
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')) {
    if (upload.size > documentBytes)
      return refuse(`Ein PDF darf höchstens ${megabytes(documentBytes)} MB haben. Speichern Sie es kleiner.`, 'too-large');
    const file = { sha256: upload.sha256, bytes: upload.size, mime: 'application/pdf', width: 0, height: 0 };
    return ok({ kind: 'document', files: [file] });
  }
  const head = imageHead(bytes);
  if (head === null) return refuse('Das Bild ist beschädigt: Es bricht am Anfang ab. Bitte speichern Sie es neu.', 'damaged');
  if (!head.known) {
    if (head.format === 'svg')
      return refuse('SVG kann Programme enthalten und wird nicht angenommen. Speichern Sie das Bild als PNG.', 'svg');
    if (head.format === 'heic')
      return refuse('Dieses Format kennen viele Telefone nicht. Speichern Sie das Foto als JPEG.', 'heic');
    return refuse('Angenommen werden Bilder als JPEG, PNG, WebP oder GIF und Dokumente als PDF.', 'wrong-type');
  }
  const { width, height } = head;
  if (width === 0 || height === 0) return refuse('Das Bild ist leer. Bitte speichern Sie es neu.', 'damaged');
  if (width > longestSide || height > longestSide || width * height > mostPixels)
    return refuse(
      `Das Bild hat ${width.toLocaleString('de')} mal ${height.toLocaleString('de')} Punkte. Verkleinern Sie es; 2.000 Punkte in der Breite genügen.`,
      'too-many-pixels',
    );
  const resized = await ctx.images.resize({ bytes, widths: pictureWidths, mostPixels });
  if (!resized.ok) return refuse('Das Bild ist beschädigt und lässt sich nicht öffnen. Bitte speichern Sie es neu.', 'damaged');
  const files: NewFile[] = [];
  for (const made of resized.made) {
    const stored = await ctx.files.put(made.bytes);
    files.push({ sha256: stored.sha256, bytes: stored.size, mime: 'image/webp', width: made.width, height: made.height });
  }
  return ok({ kind: 'picture', files });
}
