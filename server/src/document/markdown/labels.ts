import type { Tree } from '@lezer/common';

/** CommonMark's label matching: case and runs of blanks do not count. */
export function normaliseLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The labels that a document's link reference definitions define, normalised. */
export function collectLabels(tree: Tree, source: string): ReadonlySet<string> {
  const labels = new Set<string>();
  if (!source.includes(']:')) return labels;
  tree.iterate({
    enter(node) {
      if (node.name === 'LinkReference') {
        const label = node.node.getChild('LinkLabel');
        if (label) labels.add(normaliseLabel(source.slice(label.from + 1, label.to - 1)));
        return false;
      }
      return node.name !== 'Paragraph' && node.name !== 'Table';
    },
  });
  return labels;
}
