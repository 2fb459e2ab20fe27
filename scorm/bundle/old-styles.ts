/**
 * The styles of a package once more, for browsers that cannot read them as they are written. lightningcss lowers what it
 * can (nesting, `light-dark()`, `:dir()`, logical properties); each function here does so for one thing that it leaves.
 */
import cssHasPseudo from 'css-has-pseudo';
import { transform } from 'lightningcss';
import postcss, {
  type AtRule,
  type ChildNode,
  type Declaration,
  type Plugin,
  type Root,
  type Rule,
} from 'postcss';
import { oldest, styleTargets } from './browsers.ts';

/** @param styles of all pages, in one piece */
export async function oldStyles(styles: string): Promise<string> {
  const changed = await postcss([
    change('popovers', popovers),
    change('fonts', fonts),
    change('colours', mixedColours),
    change('turns', individualTransforms),
    change('containers', containers),
    change('backdrops', backdrops),
    cssHasPseudo(),
  ]).process(lowered(styles, false), { from: undefined });
  const [warning] = changed.warnings();
  if (warning) throw new Error(`The styles for older browsers: ${warning.text}`);
  return lowered(changed.css, true);
}

function lowered(styles: string, minify: boolean): string {
  const { code, warnings } = transform({
    filename: 'old.css',
    code: Buffer.from(styles),
    targets: styleTargets(oldest),
    minify,
  });
  const [warning] = warnings;
  if (warning) throw new Error(`The styles for older browsers: ${warning.message}`);
  return code.toString();
}

const change = (name: string, once: (root: Root) => void): Plugin => ({ postcssPlugin: name, Once: once });

/** Those of course.css stay in force; asked for once more, they would come too late to be shown. */
function fonts(root: Root) {
  root.walkAtRules('font-face', (rule) => void rule.remove());
}

/**
 * Browsers without container queries go by the width of the window. The frame of src/app/frame.css is the whole body, so
 * both have the same width, unless the learner has enlarged the text.
 */
function containers(root: Root) {
  for (const declaration of found(root, /\dcqi\b/)) {
    behind(declaration, '(width: 1cqi)', declaration.clone());
    declaration.value = declaration.value.replace(/(?<=\d)cqi\b/g, 'vw');
  }
  const outermost: AtRule[] = [];
  root.walkAtRules('container', (rule) => {
    if (!isIn(rule, outermost)) outermost.push(rule);
  });
  for (const rule of outermost) {
    const wrap = supports('not (container-type: inline-size)', [rule.clone()]);
    wrap.walkAtRules('container', (inner) => {
      inner.name = 'media';
      inner.params = inner.params.replace(/^frame\s+/, '');
    });
    rule.after(wrap);
  }
}

/** A popover that src/old/old.ts keeps has a class for its state; a browser that keeps it itself drops these rules. */
function popovers(root: Root) {
  const rules: Rule[] = [];
  root.walkRules(/(?<!\\):popover-open/, (rule) => void rules.push(rule));
  for (const rule of rules)
    rule.cloneBefore({ selector: rule.selector.replaceAll(':popover-open', '.\\:popover-open') });
}

/** The colour that a mixture has most of, where none can be mixed: words are read on it. */
function mixedColours(root: Root) {
  for (const declaration of found(root, /^color-mix\(/)) {
    const parts = /^color-mix\(in \w+, ([^%]+?) (\d+)%, (.+)\)$/.exec(declaration.value);
    const [, first = '', share = '', second = ''] = parts ?? [];
    if (first === '') throw new Error(`No colour for older browsers is known in ${declaration.value}.`);
    behind(declaration, '(color: color-mix(in srgb, red 50%, red))', declaration.clone());
    declaration.value = Number(share) < 50 ? second : first;
  }
}

/** `rotate` and its like as `transform`, where they are not known; no rule has two of them. */
function individualTransforms(root: Root) {
  for (const declaration of found(root, /./, /^(rotate|scale)$/)) {
    const value = `${declaration.prop}(${declaration.value.replace(' ', ', ')})`;
    behind(declaration, 'not (rotate: 1deg)', postcss.decl({ prop: 'transform', value }));
  }
}

/** What lies under a dialog does not have the properties of the page in older browsers. */
function backdrops(root: Root) {
  root.walkRules(':root', (rule) => {
    rule.selector = ':root, ::backdrop';
  });
}

/** The declarations of this value and property, as they are before anything is changed. */
function found(root: Root, value: RegExp, property = /./): Declaration[] {
  const declarations: Declaration[] = [];
  root.walkDecls(property, (one) => {
    if (value.test(one.value)) declarations.push(one);
  });
  return declarations;
}

/** Puts another declaration for the same elements behind this one's rule, for where something is supported. */
function behind({ parent: rule }: Declaration, condition: string, other: Declaration) {
  if (rule?.type !== 'rule') return;
  const alone = rule.clone({ nodes: [] });
  alone.append(other);
  rule.after(supports(condition, [alone]));
}

function isIn(inner: ChildNode, outer: readonly ChildNode[]): boolean {
  for (let { parent } = inner; parent; parent = parent.parent as typeof parent)
    if (outer.includes(parent as ChildNode)) return true;
  return false;
}

function supports(params: string, nodes: ChildNode[]) {
  return postcss.atRule({ name: 'supports', params, nodes });
}
