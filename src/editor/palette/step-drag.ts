/** Names a node type that is dragged from the palette onto the canvas. */
export const stepDragType = 'application/x-recado-step';
