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

/** The numbers of packed bytes, so many of them. */
export function unpacked(bytes: Uint8Array, count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  let value = 0;
  let shift = 0;
  let place = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 128) {
      numbers[place++] = value | (byte << shift);
      value = 0;
      shift = 0;
    } else {
      value |= (byte & 127) << shift;
      shift += 7;
    }
  }
  return numbers;
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
