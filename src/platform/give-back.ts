/**
 * Gives the memory of bytes back at once. The engine would do so only at its next collection, and that comes when some 64 MB of
 * such memory lie about, however little of it is in use. Whoever calls this has the bytes to himself: they are empty from here on.
 * Bytes that share their memory with others stay as they are.
 */
export function giveBack(bytes: Uint8Array): void {
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && bytes.byteLength === buffer.byteLength && !buffer.detached) buffer.transfer(0);
}
