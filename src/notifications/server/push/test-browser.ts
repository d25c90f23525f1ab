import { createDecipheriv, createECDH, createHmac } from "node:crypto";

/** A browser's keys, as `PushSubscription` has them, and a way to read what was encrypted for it (RFC 8291). */
export const browser = (() => {
  const keys = createECDH("prime256v1");
  keys.generateKeys();
  const auth = Buffer.from("0123456789abcdef");
  const hmac = (key: Buffer, ...data: Buffer[]) => createHmac("sha256", key).update(Buffer.concat(data)).digest();
  const open = (body: Buffer) => {
    const salt = body.subarray(0, 16);
    const length = body.readUInt8(20);
    const sender = body.subarray(21, 21 + length);
    const sealed = body.subarray(21 + length);
    const one = Buffer.from([1]);
    const shared = hmac(auth, keys.computeSecret(sender));
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), keys.getPublicKey(), sender]);
    const secret = hmac(salt, hmac(shared, info, one));
    const key = hmac(secret, Buffer.from("Content-Encoding: aes128gcm\0"), one).subarray(0, 16);
    const nonce = hmac(secret, Buffer.from("Content-Encoding: nonce\0"), one).subarray(0, 12);
    const cipher = createDecipheriv("aes-128-gcm", key, nonce);
    cipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
    return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString());
  };
  return { p256dh: keys.getPublicKey("base64url"), auth: auth.toString("base64url"), open };
})();
