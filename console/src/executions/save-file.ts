/** Offers a text or bytes to the person as a file download. */
export function saveFile(name: string, mediaType: string, content: string | Uint8Array): void {
  const isText = typeof content === 'string';
  const type = isText ? `${mediaType};charset=utf-8` : mediaType;
  const url = URL.createObjectURL(new Blob([isText ? content : new Uint8Array(content)], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
