using Kernels.Site;

return SiteCommand.Run(args);
