import { Layer, picking, project32, type DefaultProps, type LayerProps, type UpdateParameters } from '@deck.gl/core';
import type { Texture } from '@luma.gl/core';
import { Geometry, Model } from '@luma.gl/engine';

import type { SymbolAtlas } from './symbol-atlas.ts';

const uniformBlock = `\
layout(std140) uniform siteSymbolUniforms {
  vec2 grid;
  float cellPx;
  float isRing;
} siteSymbol;
`;

const siteSymbolUniforms = {
  name: 'siteSymbol',
  vs: uniformBlock,
  fs: uniformBlock,
  uniformTypes: { grid: 'vec2<f32>', cellPx: 'f32', isRing: 'f32' },
} as const;

/*
 * One quad a site, its picture taken from the sheet by level, link state and marks. Worse levels stand nearer, so that
 * the order 1 over 2 over 3 over 4 over unassessed holds across kinds, which are drawn one after the other.
 */
const vertexShader = `#version 300 es
#define SHADER_NAME site-symbol-vertex
in vec2 positions;
in vec2 instancePositions;
in uint instanceSymbols;
in uint instanceMarks;
out vec2 vAtlas;

bool isFinite(float value) {
  return (floatBitsToUint(value) & 0x7f800000u) != 0x7f800000u;
}

void main(void) {
  uint level = instanceSymbols / 6u;
  uint warning = instanceMarks & 7u;
  uint isRetained = (instanceMarks >> 3) & 1u;
  uint hasBar = (instanceMarks >> 4) & 1u;
  uint isCountyPrecision = (instanceMarks >> 5) & 1u;
  bool isRing = siteSymbol.isRing > 0.5;
  vec2 cell = isRing
    ? vec2(float(warning) - 1.0 + 4.0 * float(isRetained), float(level))
    : vec2(float(instanceSymbols % 6u) + 6.0 * float(isCountyPrecision), float(level) + 5.0 * float(hasBar));
  vAtlas = (cell + vec2(0.5 + 0.5 * positions.x, 0.5 - 0.5 * positions.y)) / siteSymbol.grid;

  bool isPlaced = isFinite(instancePositions.x) && isFinite(instancePositions.y);
  vec3 lngLat = vec3(isPlaced ? instancePositions : vec2(0.0), 0.0);
  geometry.worldPosition = lngLat;
  geometry.pickingColor = picking_getPickingColorFromInstanceID();
  gl_Position = project_position_to_clipspace(lngLat, vec3(0.0), vec3(0.0), geometry.position);
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
  // Whole device pixels: the picture was drawn at this size, and between pixels it would blur.
  vec2 halfView = 0.5 * project.viewportSize;
  gl_Position.xy = round(gl_Position.xy / gl_Position.w * halfView) / halfView * gl_Position.w;
  gl_Position.xy += project_pixel_size_to_clipspace(0.5 * siteSymbol.cellPx * positions);
  gl_Position.z = (0.1 * float(level) - 0.2) * gl_Position.w;
  if (!isPlaced || (isRing && warning == 0u)) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  vec4 colour = vec4(1.0);
  DECKGL_FILTER_COLOR(colour, geometry);
}
`;

const fragmentShader = `#version 300 es
#define SHADER_NAME site-symbol-fragment
precision highp float;
uniform sampler2D atlas;
in vec2 vAtlas;
out vec4 fragColor;

void main(void) {
  vec4 texel = texture(atlas, vAtlas);
  // Thin edges must not write depth, or they would cut a line into the symbol below.
  if (texel.a < 0.25) discard;
  fragColor = vec4(texel.rgb / texel.a, texel.a);
  geometry.uv = vAtlas;
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;

interface SymbolLayerOwnProps {
  atlas: SymbolAtlas;
  mode: 'symbol' | 'ring';
}

export type SymbolLayerProps = SymbolLayerOwnProps & LayerProps & { data: SymbolLayerData };

/** Columns of a register, handed over as they are; names are those of the shader's attributes. */
export interface SymbolLayerData {
  readonly length: number;
  readonly attributes: Readonly<Record<string, { readonly value: ArrayBufferView; readonly size: number }>>;
}

const defaultProps: DefaultProps<SymbolLayerOwnProps> = {
  atlas: { type: 'object', value: null as unknown as SymbolAtlas, compare: false },
  mode: 'symbol',
};

/** Sites as symbols (or only their warning rings), straight from typed arrays: it has no accessors at all. */
export class SymbolLayer extends Layer<Required<SymbolLayerOwnProps>> {
  static override readonly layerName = 'SymbolLayer';
  static override readonly defaultProps = defaultProps;

  declare state: { model: Model; texture: Texture | null };

  override getShaders() {
    return super.getShaders({
      vs: vertexShader,
      fs: fragmentShader,
      modules: [project32, picking, siteSymbolUniforms],
    });
  }

  override initializeState(): void {
    this.getAttributeManager()?.addInstanced({
      instancePositions: { size: 2, type: 'float32', noAlloc: true },
      instanceSymbols: { size: 1, type: 'uint8', noAlloc: true },
      instanceMarks: { size: 1, type: 'uint8', noAlloc: true },
    });
  }

  override updateState(params: UpdateParameters<this>): void {
    super.updateState(params);
    // Not in initializeState: the filter adds its attributes after that.
    if (!this.state.model) this.setState({ model: this.#createModel(), texture: null });
    if (params.props.atlas === params.oldProps.atlas && this.state.texture) return;
    this.state.texture?.destroy();
    this.setState({ texture: this.#createTexture(params.props.atlas) });
  }

  override draw(): void {
    const { atlas, mode } = this.props;
    const { model, texture } = this.state;
    if (!texture) return;
    model.shaderInputs.setProps({
      siteSymbol: { grid: [atlas.columns, atlas.rows], cellPx: atlas.cellPx, isRing: mode === 'ring' ? 1 : 0 },
    });
    model.setBindings({ atlas: texture });
    model.draw(this.context.renderPass);
  }

  override finalizeState(context: this['context']): void {
    super.finalizeState(context);
    this.state.texture?.destroy();
  }

  #createModel(): Model {
    return new Model(this.context.device, {
      ...this.getShaders(),
      id: this.props.id,
      bufferLayout: this.getAttributeManager()?.getBufferLayouts() ?? [],
      geometry: new Geometry({
        topology: 'triangle-strip',
        attributes: { positions: { size: 2, value: new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]) } },
      }),
      isInstanced: true,
    });
  }

  #createTexture({ canvas }: SymbolAtlas): Texture {
    const { width, height } = canvas;
    const texture = this.context.device.createTexture({
      format: 'rgba8unorm',
      width,
      height,
      sampler: {
        minFilter: 'linear',
        magFilter: 'linear',
        addressModeU: 'clamp-to-edge',
        addressModeV: 'clamp-to-edge',
      },
    });
    // Premultiplied, so that filtering does not draw the black of empty pixels into the edges.
    texture.copyExternalImage({ image: canvas, width, height, premultipliedAlpha: true });
    return texture;
  }
}
