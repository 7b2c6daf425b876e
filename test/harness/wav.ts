function chunk(id: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, 'latin1');
  head.writeUInt32LE(data.length, 4);
  // A chunk begins at an even byte.
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** A valid sound of 10 ms silence (8 kHz, 8 bits, mono) that carries a comment (LIST INFO ICMT). */
export function wavWithComment(comment: string): Buffer {
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0); // PCM
  format.writeUInt16LE(1, 2);
  format.writeUInt32LE(8_000, 4);
  format.writeUInt32LE(8_000, 8);
  format.writeUInt16LE(1, 12);
  format.writeUInt16LE(8, 14);
  const remark = chunk('ICMT', Buffer.from(`${comment}\0`, 'latin1'));
  const content = Buffer.concat([
    Buffer.from('WAVE', 'latin1'),
    chunk('fmt ', format),
    chunk('LIST', Buffer.concat([Buffer.from('INFO', 'latin1'), remark])),
    chunk('data', Buffer.alloc(80, 0x80)),
  ]);
  return chunk('RIFF', content);
}
