import { ApiProblem } from '../api/api-problem.ts';

/** A piece of a file, and the address that it is fetched from. */
interface Piece {
  readonly url: string;
}

/** The pieces of a file, fetched one after the other and put together as this type, whatever the answers say it is. */
export async function fetchPieces(pieces: readonly Piece[], type: string): Promise<Blob> {
  const parts: Blob[] = [];
  for (const { url } of pieces) {
    const answer = await fetch(url, { credentials: 'omit' });
    if (!answer.ok) throw new ApiProblem('NoAnswer', answer.status);
    parts.push(await answer.blob());
  }
  return new Blob(parts, { type });
}
