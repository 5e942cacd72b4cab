/** Numbers as text, in few bytes: as they stand in a file of prepared pages. */

/** Numbers in as few bytes as they need: seven bits in each, the eighth says that more come. */
export function packed(count: number, numberAt: (place: number) => number): Uint8Array {
  const bytes: number[] = [];
  for (let place = 0; place < count; place++) {
    let rest = numberAt(place);
    while (rest > 127) {
      bytes.push((rest & 127) | 128);
      rest >>>= 7;
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

/** The numbers of packed bytes, so many of them; zeros behind the last. */
export function unpacked(bytes: Uint8Array, count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  for (let place = 0, from = 0; place < count; place++) {
    let byte = bytes[from++] ?? 0;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[from++] ?? 0;
      value |= (byte & 127) << shift;
    }
    numbers[place] = value;
  }
  return numbers;
}

export function bytesOf(base64: string): Uint8Array {
  // Where there is Node's own: ten times as fast.
  if (typeof Buffer === "function") return Buffer.from(base64, "base64");
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
