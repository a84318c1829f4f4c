var formulas = require('./readable-formulas.js');
var repository = require('./repository.js');

exports.preTransform = function (model) {
  if (model.conceptual) model.conceptual = formulas.html(model.conceptual);
  var page = (model._path || '').replace(/\.html$/, '.md');
  // The pages of kernels are written by a command, so that an edit is made elsewhere.
  model.docurl = /^kernels\//.test(page) ? '' : repository.edit('docs/' + page);
  // A tutorial ends in links to its neighbours, for those who read it in the repository too.
  model._disableNextArticle = model._disableNextArticle || /^tutorials\//.test(page);
  return model;
};

exports.postTransform = function (model) {
  return model;
};
