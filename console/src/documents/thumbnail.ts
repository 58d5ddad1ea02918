import { PICTURE_TYPE } from '../../../contracts/file-store.ts';
import { MAX_PICTURE_BYTES, MAX_PICTURE_SIDE } from '../../../domain/documents/thumbnail.ts';

/** From the best quality to the smallest file. */
const QUALITIES = [0.8, 0.6, 0.4, 0.2];

/** The length of both sides when the longer one fits. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, MAX_PICTURE_SIDE / Math.max(width, height));
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: side(width), height: side(height) };
}

function drawn(image: ImageBitmap): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, fitted(image.width, image.height));
  const surface = canvas.getContext('2d');
  if (!surface) throw new Error('Expected a surface to draw on.');
  // What is transparent would be black in a JPEG.
  surface.fillStyle = '#fff';
  surface.fillRect(0, 0, canvas.width, canvas.height);
  surface.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const written = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, PICTURE_TYPE, quality));

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/**
 * The small picture of an image, made anew from its pixels, so that nothing the camera wrote is in it; undefined for a
 * file that this browser cannot show.
 */
export async function thumbnailOf(file: File): Promise<string | undefined> {
  if (!file.type.startsWith('image/')) return undefined;
  try {
    const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const canvas = drawn(image);
    image.close();
    for (const quality of QUALITIES) {
      const small = await written(canvas, quality);
      if (small && small.type === PICTURE_TYPE && small.size <= MAX_PICTURE_BYTES) return base64Of(small);
    }
  } catch {
    // The file is sent all the same; the list shows what kind it is.
  }
  return undefined;
}
