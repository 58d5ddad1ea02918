import type { Page } from 'playwright-core';

/** Of what the page shows now, as wide as the tour needs it: WebP, which the browser itself can write. */
export async function pictureOf(page: Page, painter: Page, width: number): Promise<Buffer> {
  const png = (await page.screenshot()).toString('base64');
  const url = await painter.evaluate(
    `(async () => {
      const image = new Image();
      image.src = 'data:image/png;base64,${png}';
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = ${width};
      canvas.height = Math.round((image.height * ${width}) / image.width);
      const context = canvas.getContext('2d');
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL('image/webp', 0.6);
    })()`,
  );
  return Buffer.from(String(url).split(',')[1] ?? '', 'base64');
}
