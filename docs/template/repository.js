// Links into the repository.

var address = 'https://github.com/kernels-net/kernels';

/** A path of the build machine, from the repository's root. */
function relative(path) {
  var place = path ? path.replace(/\\/g, '/').search(/(^|\/)(src|docs)\//) : -1;
  return place < 0 ? '' : path.replace(/\\/g, '/').slice(place).replace(/^\//, '');
}

exports.edit = function (path) {
  return address + '/edit/main/' + path;
};

/** Where a member is declared; a generated one has no file there. */
exports.source = function (source) {
  var path = source && relative(source.path);
  return !path || /\.g\.cs$|\/obj\//.test(path) ? '' : address + '/blob/main/' + path + '#L' + (source.startLine + 1);
};
