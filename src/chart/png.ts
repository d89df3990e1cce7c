/** Pixels for each CSS pixel of a picture: sharp on a phone. */
export const pictureRatio = 2;

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const chunkOverhead = 12;

/**
 * Whether these bytes are one whole PNG: the signature, a header first, chunk after chunk, the end mark last.
 * A service in trouble answers HTML or half a picture, and Slack would refuse the message over it.
 */
export function isWholePng(bytes: Uint8Array): boolean {
  if (bytes.length < signature.length || signature.some((byte, i) => bytes[i] !== byte)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = signature.length;
  let first = true;
  while (at + chunkOverhead <= bytes.length) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (first !== (type === 'IHDR')) return false;
    first = false;
    at += chunkOverhead + view.getUint32(at);
    if (type === 'IEND') return at === bytes.length;
  }
  return false;
}
