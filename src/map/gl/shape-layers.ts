import { Layer, picking, project32, type LayerProps, type UpdateParameters } from '@deck.gl/core';
import { Geometry, Model } from '@luma.gl/engine';

import { LEVEL_KEYS } from '../../domain/levels.ts';
import type { Palette } from '../../domain/palette.ts';
import { toOpaque } from './colour.ts';
import type { SymbolLayerData } from './symbol-layer.ts';

const uniformBlock = `\
layout(std140) uniform siteShapeUniforms {
  vec4 level1;
  vec4 level2;
  vec4 level3;
  vec4 level4;
  vec4 level5;
  vec4 halo;
  float scale;
  float commonToPx;
  float hasChevrons;
  float pixelRatio;
} siteShape;
`;

const siteShapeUniforms = {
  name: 'siteShape',
  vs: uniformBlock,
  fs: uniformBlock,
  uniformTypes: {
    level1: 'vec4<f32>',
    level2: 'vec4<f32>',
    level3: 'vec4<f32>',
    level4: 'vec4<f32>',
    level5: 'vec4<f32>',
    halo: 'vec4<f32>',
    scale: 'f32',
    commonToPx: 'f32',
    hasChevrons: 'f32',
    pixelRatio: 'f32',
  },
} as const;

const levelColour = `
vec3 levelColour(uint level) {
  vec4 colour = level == 0u ? siteShape.level1
    : level == 1u ? siteShape.level2
    : level == 2u ? siteShape.level3
    : level == 3u ? siteShape.level4
    : siteShape.level5;
  return colour.rgb;
}
`;

/* Link states, columns of the symbol sheet: 0 linked, 1 late, 2 offline, 3 not linked, 4 partial, 5 not applicable. */
const lineVertexShader = `#version 300 es
#define SHADER_NAME site-line-vertex
in vec2 positions;
in vec4 instanceEnds;
in vec2 instanceDistances;
in float instanceRows;
in uint instanceSymbols;
out vec2 vAcross;
flat out vec3 vColour;
flat out uint vState;
flat out float vHalfWidth;
${levelColour}
void main(void) {
  uint level = instanceSymbols / 6u;
  vState = instanceSymbols % 6u;
  vColour = levelColour(level);
  vHalfWidth = (level < 2u ? 1.75 : 1.25) * siteShape.scale;
  float reach = (siteShape.hasChevrons > 0.5 ? 7.0 : 4.5) * siteShape.scale;

  geometry.pickingColor = picking_getPickingColorFromIndex(instanceRows);
  geometry.worldPosition = vec3(instanceEnds.xy, 0.0);
  vec4 from = project_position_to_clipspace(vec3(instanceEnds.xy, 0.0), vec3(0.0), vec3(0.0), geometry.position);
  vec4 to = project_position_to_clipspace(vec3(instanceEnds.zw, 0.0), vec3(0.0), vec3(0.0), geometry.position);
  vec2 pxFrom = from.xy / from.w * project.viewportSize * 0.5 / project.devicePixelRatio;
  vec2 pxTo = to.xy / to.w * project.viewportSize * 0.5 / project.devicePixelRatio;
  vec2 along = pxTo - pxFrom;
  float length_px = max(length(along), 1e-6);
  along /= length_px;
  vec2 normal = vec2(-along.y, along.x);

  bool isEnd = positions.x > 0.0;
  gl_Position = isEnd ? to : from;
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
  // A little longer than the segment, so that corners have no notch.
  vec2 offset = normal * positions.y * reach + along * positions.x * vHalfWidth;
  gl_Position.xy += project_pixel_size_to_clipspace(offset);
  float distance_common = isEnd ? instanceDistances.y : instanceDistances.x;
  vAcross = vec2(distance_common * siteShape.commonToPx + positions.x * vHalfWidth, positions.y * reach);
  vec4 colour = vec4(1.0);
  DECKGL_FILTER_COLOR(colour, geometry);
}
`;

const lineFragmentShader = `#version 300 es
#define SHADER_NAME site-line-fragment
precision highp float;
in vec2 vAcross;
flat in vec3 vColour;
flat in uint vState;
flat in float vHalfWidth;
out vec4 fragColor;

float cover(float distance) {
  return clamp(0.5 - distance, 0.0, 1.0);
}

void main(void) {
  float scale = siteShape.scale;
  float s = vAcross.x / scale;
  float across = abs(vAcross.y);
  float ink = cover(across - vHalfWidth);
  if (vState == 2u) ink *= step(mod(s, 16.0), 10.0);
  if (vState == 3u) ink = cover(abs(across - vHalfWidth - 0.4 * scale) - 0.65 * scale);
  if (vState == 4u) ink = max(cover(abs(vAcross.y + 0.5 * vHalfWidth) - 0.5 * vHalfWidth), cover(abs(vAcross.y - vHalfWidth - 0.5 * scale) - 0.45 * scale));
  if (vState == 5u) ink = cover(length(vec2((mod(s, 7.0) - 3.5) * scale, vAcross.y)) - 1.4 * scale);
  float casing = cover(across - 3.5 * scale) * (vState == 5u || vState == 2u ? 0.75 : 1.0);
  if (siteShape.hasChevrons > 0.5) {
    float x = mod(s, 130.0) - 65.0;
    float arm = abs(x + across / scale) - 1.1;
    float chevron = cover(arm * scale) * cover(across - 5.5 * scale);
    ink = max(ink, chevron);
    casing = max(casing, cover((arm - 1.5) * scale) * cover(across - 6.5 * scale));
  }
  float alpha = max(ink, casing * 0.9);
  if (alpha < 0.02) discard;
  fragColor = vec4(mix(siteShape.halo.rgb, vColour, ink / alpha), alpha);
  geometry.uv = vAcross;
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;

const areaVertexShader = `#version 300 es
#define SHADER_NAME site-area-vertex
in vec2 areaPositions;
in float areaRows;
in uint areaSymbols;
flat out vec3 vColour;
flat out uint vSymbol;
${levelColour}
void main(void) {
  vColour = levelColour(areaSymbols / 6u);
  vSymbol = areaSymbols;
  geometry.pickingColor = picking_getPickingColorFromIndex(areaRows);
  geometry.worldPosition = vec3(areaPositions, 0.0);
  gl_Position = project_position_to_clipspace(vec3(areaPositions, 0.0), vec3(0.0), vec3(0.0), geometry.position);
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
  vec4 colour = vec4(1.0);
  DECKGL_FILTER_COLOR(colour, geometry);
}
`;

/* 16 % of the level's colour; hatched when offline, cross-hatched when unassessed, nearly empty when not linked. */
const areaFragmentShader = `#version 300 es
#define SHADER_NAME site-area-fragment
precision highp float;
flat in vec3 vColour;
flat in uint vSymbol;
out vec4 fragColor;

float stripe(float position) {
  float pitch = 6.0 * siteShape.scale;
  float gap = abs(mod(position * 0.70710678, pitch) - 0.5 * pitch);
  return clamp(0.5 + 0.65 * siteShape.scale - gap, 0.0, 1.0);
}

void main(void) {
  uint state = vSymbol % 6u;
  vec2 at = gl_FragCoord.xy / siteShape.pixelRatio;
  float alpha = state == 3u || state == 5u ? 0.05 : 0.16;
  if (state == 2u) alpha = 0.6 * stripe(at.x - at.y);
  if (vSymbol / 6u == 4u) alpha = 0.5 * max(stripe(at.x - at.y), stripe(at.x + at.y));
  // Picking asks for a whole area, also between the lines of a hatch.
  fragColor = vec4(vColour, max(alpha, picking.isActive > 0.5 ? 1.0 : 0.04));
  geometry.uv = vec2(0.0);
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;

interface ShapeLayerOwnProps {
  palette: Palette;
  symbolScale: number;
  hasChevrons: boolean;
}

export type ShapeLayerProps = ShapeLayerOwnProps & LayerProps & { data: SymbolLayerData };

const defaultProps = {
  palette: { type: 'object' as const, value: null as unknown as Palette, compare: false },
  symbolScale: 1,
  hasChevrons: false,
};

abstract class ShapeLayer extends Layer<Required<ShapeLayerOwnProps>> {
  static override readonly layerName: string = 'SiteShapeLayer';
  static override readonly defaultProps = defaultProps;

  declare state: { model: Model };

  protected abstract createModel(): Model;

  override updateState(params: UpdateParameters<this>): void {
    super.updateState(params);
    if (!this.state.model) this.setState({ model: this.createModel() });
  }

  protected setUniforms(): void {
    const { palette, symbolScale, hasChevrons } = this.props;
    const [level1, level2, level3, level4, level5] = LEVEL_KEYS.map((key) => toOpaque(palette.levels[key].edge));
    this.state.model.shaderInputs.setProps({
      siteShape: {
        level1,
        level2,
        level3,
        level4,
        level5,
        halo: toOpaque(palette.halo),
        scale: symbolScale,
        commonToPx: this.context.viewport.scale,
        hasChevrons: hasChevrons ? 1 : 0,
        pixelRatio: this.context.device.getDefaultCanvasContext().cssToDeviceRatio(),
      },
    });
  }
}

/** Lines and outlines: colour by level, stroke by link state, a chevron every 130 px where a line has a direction. */
export class LineLayer extends ShapeLayer {
  static override readonly layerName = 'SiteLineLayer';

  override getShaders() {
    return super.getShaders({
      vs: lineVertexShader,
      fs: lineFragmentShader,
      modules: [project32, picking, siteShapeUniforms],
    });
  }

  override initializeState(): void {
    this.getAttributeManager()?.addInstanced({
      instanceEnds: { size: 4, type: 'float32', noAlloc: true },
      instanceDistances: { size: 2, type: 'float32', noAlloc: true },
      instanceRows: { size: 1, type: 'float32', noAlloc: true },
      instanceSymbols: { size: 1, type: 'uint8', noAlloc: true },
    });
  }

  override draw(): void {
    this.setUniforms();
    this.state.model.draw(this.context.renderPass);
  }

  protected override createModel(): Model {
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
}

/** Areas: 16 % of the level's colour, textured by link state. */
export class AreaLayer extends ShapeLayer {
  static override readonly layerName = 'SiteAreaLayer';

  override getShaders() {
    return super.getShaders({
      vs: areaVertexShader,
      fs: areaFragmentShader,
      modules: [project32, picking, siteShapeUniforms],
    });
  }

  override initializeState(): void {
    this.getAttributeManager()?.add({
      areaPositions: { size: 2, type: 'float32', noAlloc: true },
      areaRows: { size: 1, type: 'float32', noAlloc: true },
      areaSymbols: { size: 1, type: 'uint8', noAlloc: true },
    });
  }

  override getNumInstances(): number {
    return this.props.data ? (this.props.data as SymbolLayerData).length : 0;
  }

  override draw(): void {
    this.setUniforms();
    this.state.model.setVertexCount(this.getNumInstances());
    this.state.model.draw(this.context.renderPass);
  }

  protected override createModel(): Model {
    return new Model(this.context.device, {
      ...this.getShaders(),
      id: this.props.id,
      topology: 'triangle-list',
      bufferLayout: this.getAttributeManager()?.getBufferLayouts({ isInstanced: false }) ?? [],
      isInstanced: false,
    });
  }
}
