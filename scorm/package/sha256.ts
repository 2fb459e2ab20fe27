import { sha256 as digest } from '@noble/hashes/sha2.js';

/** SHA-256 in 64 hexadecimal digits; by a library, since browsers have their own only on safe origins. */
export function sha256(bytes: Uint8Array): string {
  return Array.from(digest(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
