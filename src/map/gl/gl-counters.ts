/** Vertex and index bytes handed to one WebGL context. */
export interface UploadCounter {
  bytes: number;
}

/**
 * Counts what `bufferData` and `bufferSubData` carry on this context from now on. Buffers that are ever bound to a
 * uniform block are uniforms, not vertices, and are not counted.
 */
export const countUploads = (gl: WebGL2RenderingContext, counter: UploadCounter): void => {
  const uniformBuffers = new WeakSet<WebGLBuffer>();
  const bound = new Map<number, WebGLBuffer | null>();
  const wrap = (
    name: 'bindBuffer' | 'bindBufferBase' | 'bindBufferRange' | 'bufferData' | 'bufferSubData',
    before: (args: readonly unknown[]) => void,
  ): void => {
    const original = gl[name] as (...args: unknown[]) => void;
    Object.defineProperty(gl, name, {
      configurable: true,
      value: (...args: unknown[]) => {
        before(args);
        original.apply(gl, args);
      },
    });
  };
  const noteUniform = ([target, , buffer]: readonly unknown[]): void => {
    if (target === gl.UNIFORM_BUFFER && buffer) uniformBuffers.add(buffer);
  };
  const add = (target: unknown, bytes: number): void => {
    const buffer = bound.get(target as number);
    if (buffer && !uniformBuffers.has(buffer)) counter.bytes += bytes;
  };
  wrap('bindBuffer', ([target, buffer]) => {
    bound.set(target as number, buffer as WebGLBuffer | null);
    if (target === gl.UNIFORM_BUFFER && buffer) uniformBuffers.add(buffer);
  });
  wrap('bindBufferBase', noteUniform);
  wrap('bindBufferRange', noteUniform);
  wrap('bufferData', ([target, data]) =>
    add(target, ArrayBuffer.isView(data) || data instanceof ArrayBuffer ? data.byteLength : 0),
  );
  wrap('bufferSubData', ([target, , data, , length]) => {
    if (!(ArrayBuffer.isView(data) || data instanceof ArrayBuffer)) return;
    const elementBytes = 'BYTES_PER_ELEMENT' in data ? (data.BYTES_PER_ELEMENT as number) : 1;
    add(target, typeof length === 'number' && length > 0 ? length * elementBytes : data.byteLength);
  });
};
