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

/** The bytes of a text in base64; throws where it is none. `atob` takes four times as long, since its answer is a text. */
export function bytesOf(base64: string): Uint8Array {
  const padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
  const end = base64.length - padding;
  if (base64.length % 4 !== 0) throw new RangeError("This is no base64.");
  const bytes = new Uint8Array((base64.length / 4) * 3 - padding);
  let wrong = 0;
  for (let at = 0, to = 0; at < end; at += 4) {
    const first = sixBits[base64.charCodeAt(at)] ?? none;
    const second = sixBits[base64.charCodeAt(at + 1)] ?? none;
    const third = at + 2 < end ? (sixBits[base64.charCodeAt(at + 2)] ?? none) : 0;
    const fourth = at + 3 < end ? (sixBits[base64.charCodeAt(at + 3)] ?? none) : 0;
    wrong |= first | second | third | fourth;
    // What is behind the end falls off.
    bytes[to++] = (first << 2) | (second >> 4);
    bytes[to++] = (second << 4) | (third >> 2);
    bytes[to++] = (third << 6) | fourth;
  }
  if (wrong >= none) throw new RangeError("This is no base64.");
  return bytes;
}

/** More than six bits: no letter of base64. */
const none = 64;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const sixBits = Uint8Array.from({ length: 128 }, (_, code) => {
  const place = alphabet.indexOf(String.fromCharCode(code));
  return place < 0 ? none : place;
});
